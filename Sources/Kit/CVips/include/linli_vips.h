#pragma once
// Plain functions over libvips: no GLib type is seen by Swift.
int linli_vips_start(void);
