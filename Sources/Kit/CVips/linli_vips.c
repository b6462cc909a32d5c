// SPDX-License-Identifier: Apache-2.0
#include "linli_vips.h"
#include <vips/vips.h>

int linli_vips_start(void) { return VIPS_INIT("linli"); }
