// Talks to the service: models, and pictures with the progress of their way.

const KEY = "paddle-ocr-key";
const ATTEMPTS = 6;

/** A request that the service refused. */
export class ServiceError extends Error {
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export const keepKey = (key) => sessionStorage.setItem(KEY, key);

/** What is loaded: languages and limits. */
export async function models() {
  const response = await fetch("v1/models", { headers: headers() });
  if (!response.ok) {
    throw new ServiceError(response.status, await detailOf(await response.text(), response.status));
  }
  return response.json();
}

/**
 * Reads one picture. A busy service is asked again, after the time that it names.
 * @param {File} file
 * @param {string} language a code of models()
 * @param {(phase: "sending" | "reading" | "waiting", amount: number) => void} tell share of bytes, or seconds to wait
 */
export async function read(file, language, tell) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await post(file, language, tell);
    } catch (error) {
      const isBusy = error instanceof ServiceError && (error.status === 429 || error.status === 503);
      if (!isBusy || attempt === ATTEMPTS) {
        throw error;
      }
      tell("waiting", error.retryAfter);
      await new Promise((resolve) => setTimeout(resolve, error.retryAfter * 1000));
    }
  }
}

// fetch() says nothing of what it has sent.
function post(file, language, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `v1/ocr?language=${encodeURIComponent(language)}`);
    for (const [name, value] of Object.entries(headers())) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => tell("sending", event.loaded / event.total);
    request.upload.onload = () => tell("reading", 1);
    request.onerror = () => reject(new ServiceError(0, "The service cannot be reached."));
    request.onload = () => {
      if (request.status === 200) {
        resolve(JSON.parse(request.responseText).pictures[0]);
      } else {
        const pause = Number(request.getResponseHeader("Retry-After")) || 1;
        reject(new ServiceError(request.status, detailOf(request.responseText, request.status), pause));
      }
    };
    const form = new FormData();
    form.append("pictures", file, file.name || "picture");
    request.send(form);
  });
}

function headers() {
  const key = sessionStorage.getItem(KEY);
  return key ? { "X-Api-Key": key } : {};
}

function detailOf(body, status) {
  try {
    return JSON.parse(body).detail;
  } catch {
    return `The service answered with ${status}.`;
  }
}
