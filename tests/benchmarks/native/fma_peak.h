#pragma once

// The most GFLOP/s one core reached in a few short runs of independent multiply-adds in registers.
double MeasureFmaPeak();
