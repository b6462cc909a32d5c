// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stddef.h>
#include <stdint.h>

// Plain functions over libvips: no GLib type is seen by Swift. All answer 0 when it went well.

// A photo made ready: two JPEGs, to be freed with linli_vips_free, and a hash of what is to be seen.
typedef struct {
    void *display;
    size_t display_length;
    void *thumbnail;
    size_t thumbnail_length;
    int width;
    int height;
    uint64_t hash;
} linli_photo;

// Starts libvips: one thread a picture, no cache, and no loader but those of JPEG, PNG and WebP. Call it once, before all else.
int linli_vips_start(void);

// What the header says, without decoding: size as stored, and how many pages or frames.
int linli_vips_header(const void *bytes, size_t length, int *width, int *height, int *pages);

// Turns a picture upright, into sRGB, and down to `display` and `thumbnail` pixels on the longer side, without any metadata.
int linli_vips_photo(const void *bytes, size_t length, int display, int thumbnail, int quality, linli_photo *photo);

// The same for a picture of which parts are covered: each of `count` boxes (left, top, right, bottom in pixels of the upright picture, kept inside
// it) becomes one colour, the mean of what was there, before anything is encoded. Nothing of the parts can be had back.
int linli_vips_cover(const void *bytes, size_t length, const int *boxes, int count, int display, int thumbnail, int quality, linli_photo *photo);

void linli_vips_free(void *bytes);

// For tests: makes a picture of `width` x `height` with a red top left, green top right, blue bottom left and white bottom right quarter.
// `suffix` is libvips's (".jpg[Q=90]", ".png", ".webp", ".gif"); `orientation` and `comment` go into its EXIF where they are given (0, NULL).
int linli_vips_sample(int width, int height, const char *suffix, int orientation, const char *comment, void **bytes, size_t *length);

// For tests: the colour of a pixel as decoded.
int linli_vips_pixel(const void *bytes, size_t length, int x, int y, int *red, int *green, int *blue);
