// SPDX-License-Identifier: Apache-2.0
#include <pthread.h>
#include "linli_vips.h"
#include <vips/vips.h>

static void quiet(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

static int started = -1;

static void start(void) {
    if (VIPS_INIT("linli")) return;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
    vips_operation_block_set("VipsForeignLoadPng", FALSE);
    vips_operation_block_set("VipsForeignLoadWebp", FALSE);
    // What strange files make libvips say is of no use to the operator.
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO, quiet, NULL);
    started = 0;
}

// libvips does not bear being started by two threads at a time: the compiler for vector code that it brings along (orc) crashes.
int linli_vips_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start);
    return started;
}

int linli_vips_header(const void *bytes, size_t length, int *width, int *height, int *pages) {
    VipsImage *image = vips_image_new_from_buffer(bytes, length, "", NULL);
    if (!image) {
        vips_error_clear();
        return -1;
    }
    *width = vips_image_get_width(image);
    *height = vips_image_get_height(image);
    *pages = vips_image_get_n_pages(image);
    g_object_unref(image);
    return 0;
}

// The picture, as it will be decoded. vips_thumbnail_buffer would do it in one go, but in 8.14 it forgets `fail_on`
// and fills what is missing with black. A JPEG or WebP is halved while it is decoded, as often as enough pixels remain.
static VipsImage *load(const void *bytes, size_t length, int longest) {
    VipsImage *image = vips_image_new_from_buffer(bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
    const char *loader = NULL;
    if (!image || vips_image_get_string(image, VIPS_META_LOADER, &loader)) return image;
    int side = VIPS_MAX(vips_image_get_width(image), vips_image_get_height(image)), shrink = 1, status = -1;
    while (shrink < 8 && side / (shrink * 2) >= longest) shrink *= 2;
    int isJPEG = !strcmp(loader, "jpegload_buffer"), isWebP = !strcmp(loader, "webpload_buffer");
    if (shrink == 1 || (!isJPEG && !isWebP)) return image;
    VipsImage *halved = NULL;
    g_object_unref(image);
    if (isJPEG)
        status = vips_jpegload_buffer((void *)bytes, length, &halved, "shrink", shrink, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
            VIPS_FAIL_ON_TRUNCATED, NULL);
    else
        status = vips_webpload_buffer((void *)bytes, length, &halved, "scale", 1.0 / shrink, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
            VIPS_FAIL_ON_TRUNCATED, NULL);
    return status ? NULL : halved;
}

// The picture in memory, upright, in sRGB with three bands, at most `longest` pixels on a side.
static VipsImage *upright(const void *bytes, size_t length, int longest) {
    VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
    VipsImage *stored = load(bytes, length, longest), *scaled = NULL, *flat = NULL, *rgb = NULL, *whole = NULL;
    if (stored
        && !vips_thumbnail_image(stored, &scaled, longest, "height", longest, "size", VIPS_SIZE_DOWN, "export_profile", "srgb", NULL)
        && !(vips_image_hasalpha(scaled) ? vips_flatten(scaled, &flat, "background", white, NULL) : vips_copy(scaled, &flat, NULL))
        && !vips_colourspace(flat, &rgb, VIPS_INTERPRETATION_sRGB, NULL))
        whole = vips_image_copy_memory(rgb);
    vips_area_unref(VIPS_AREA(white));
    g_clear_object(&stored);
    g_clear_object(&scaled);
    g_clear_object(&flat);
    g_clear_object(&rgb);
    return whole;
}

// Difference hash: is each of 8 x 8 spots lighter than its neighbour to the right?
static int difference_hash(VipsImage *image, uint64_t *hash) {
    VipsImage *small = NULL, *grey = NULL;
    size_t length = 0;
    uint8_t *spots = NULL;
    if (!vips_thumbnail_image(image, &small, 9, "height", 8, "size", VIPS_SIZE_FORCE, NULL)
        && !vips_colourspace(small, &grey, VIPS_INTERPRETATION_B_W, NULL))
        spots = vips_image_write_to_memory(grey, &length);
    g_clear_object(&small);
    g_clear_object(&grey);
    if (!spots || length < 72) {
        g_free(spots);
        return -1;
    }
    *hash = 0;
    for (int y = 0; y < 8; y++)
        for (int x = 0; x < 8; x++) *hash = *hash << 1 | (spots[y * 9 + x] > spots[y * 9 + x + 1]);
    g_free(spots);
    return 0;
}

static int save(VipsImage *image, int quality, void **bytes, size_t *length) {
    return vips_jpegsave_buffer(image, bytes, length, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, NULL);
}

// Both JPEGs and the hash of a picture in memory, which is given up.
static int finish(VipsImage *large, int thumbnail, int quality, linli_photo *photo) {
    *photo = (linli_photo){0};
    int status = -1;
    VipsImage *small = NULL;
    if (large && !difference_hash(large, &photo->hash) && !save(large, quality, &photo->display, &photo->display_length)
        && !vips_thumbnail_image(large, &small, thumbnail, "height", thumbnail, "size", VIPS_SIZE_DOWN, NULL)
        && !save(small, quality, &photo->thumbnail, &photo->thumbnail_length)) {
        photo->width = vips_image_get_width(large);
        photo->height = vips_image_get_height(large);
        status = 0;
    } else {
        linli_vips_free(photo->display);
        linli_vips_free(photo->thumbnail);
        *photo = (linli_photo){0};
        vips_error_clear();
    }
    g_clear_object(&small);
    g_clear_object(&large);
    return status;
}

int linli_vips_photo(const void *bytes, size_t length, int display, int thumbnail, int quality, linli_photo *photo) {
    return finish(upright(bytes, length, display), thumbnail, quality, photo);
}

// One colour for a box: the mean of its pixels.
static void fill(uint8_t *pixels, int width, int left, int top, int right, int bottom) {
    uint64_t sum[3] = {0, 0, 0}, count = (uint64_t)(right - left) * (uint64_t)(bottom - top);
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            for (int band = 0; band < 3; band++) sum[band] += pixels[((size_t)y * width + x) * 3 + band];
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            for (int band = 0; band < 3; band++) pixels[((size_t)y * width + x) * 3 + band] = (uint8_t)(sum[band] / count);
}

int linli_vips_cover(const void *bytes, size_t length, const int *boxes, int count, int display, int thumbnail, int quality, linli_photo *photo) {
    *photo = (linli_photo){0};
    VipsImage *whole = upright(bytes, length, display), *covered = NULL;
    size_t size = 0;
    if (whole && vips_image_get_bands(whole) == 3 && vips_image_get_format(whole) == VIPS_FORMAT_UCHAR) {
        int width = vips_image_get_width(whole), height = vips_image_get_height(whole);
        uint8_t *pixels = vips_image_write_to_memory(whole, &size);
        if (pixels && size == (size_t)width * height * 3) {
            for (int i = 0; i < count; i++) {
                int left = VIPS_CLIP(0, boxes[i * 4], width), top = VIPS_CLIP(0, boxes[i * 4 + 1], height);
                int right = VIPS_CLIP(0, boxes[i * 4 + 2], width), bottom = VIPS_CLIP(0, boxes[i * 4 + 3], height);
                if (left < right && top < bottom) fill(pixels, width, left, top, right, bottom);
            }
            covered = vips_image_new_from_memory_copy(pixels, size, width, height, 3, VIPS_FORMAT_UCHAR);
            if (covered) covered->Type = VIPS_INTERPRETATION_sRGB;
        }
        g_free(pixels);
    }
    g_clear_object(&whole);
    if (!covered) vips_error_clear();
    return finish(covered, thumbnail, quality, photo);
}

void linli_vips_free(void *bytes) { g_free(bytes); }

int linli_vips_sample(int width, int height, const char *suffix, int orientation, const char *comment, void **bytes, size_t *length) {
    size_t size = (size_t)width * height * 3;
    uint8_t *pixels = g_malloc(size);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int right = x * 2 >= width, low = y * 2 >= height;
            uint8_t *pixel = pixels + ((size_t)y * width + x) * 3;
            pixel[0] = right == low ? 255 : 0;
            pixel[1] = right ? 255 : 0;
            pixel[2] = low ? 255 : 0;
        }
    VipsImage *image = vips_image_new_from_memory_copy(pixels, size, width, height, 3, VIPS_FORMAT_UCHAR);
    g_free(pixels);
    if (!image) return -1;
    image->Type = VIPS_INTERPRETATION_sRGB;
    if (orientation) vips_image_set_int(image, VIPS_META_ORIENTATION, orientation);
    if (comment) {
        vips_image_set_string(image, "exif-ifd0-ImageDescription", comment);
        vips_image_set_string(image, "exif-ifd3-GPSLatitude", "30/1 18/1 30/1");
        vips_image_set_blob_copy(image, VIPS_META_XMP_NAME, comment, strlen(comment));
    }
    int status = vips_image_write_to_buffer(image, suffix, bytes, length, NULL);
    g_object_unref(image);
    if (status) vips_error_clear();
    return status;
}

int linli_vips_pixel(const void *bytes, size_t length, int x, int y, int *red, int *green, int *blue) {
    VipsImage *image = vips_image_new_from_buffer(bytes, length, "", NULL);
    double *values = NULL;
    int bands = 0, status = -1;
    if (image && !vips_getpoint(image, &values, &bands, x, y, NULL) && bands >= 3) {
        *red = (int)values[0];
        *green = (int)values[1];
        *blue = (int)values[2];
        status = 0;
    } else {
        vips_error_clear();
    }
    g_free(values);
    g_clear_object(&image);
    return status;
}
