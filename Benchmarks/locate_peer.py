# SPDX-License-Identifier: Apache-2.0
"""Shapely's STRtree over the same areas and points; prints how fast it is and how many answers differ from ours.

usage: locate_peer.py FOLDER    with counts (int32), corners and points (float64, longitude and latitude), answers (int32, -1: none)
"""
import json
import sys
import time

import numpy
import shapely

folder = sys.argv[1]
counts = numpy.fromfile(f"{folder}/counts", dtype=numpy.int32)
corners = numpy.fromfile(f"{folder}/corners").reshape(-1, 2)
points = numpy.fromfile(f"{folder}/points").reshape(-1, 2)
answers = numpy.fromfile(f"{folder}/answers", dtype=numpy.int32)

ring_of = numpy.repeat(numpy.arange(len(counts)), counts)
areas = shapely.polygons(shapely.linearrings(corners, indices=ring_of))
shapely.prepare(areas)
tree = shapely.STRtree(areas)

found = numpy.full(len(points), -1, dtype=numpy.int32)
owners = numpy.zeros(len(points), dtype=numpy.int8)
seconds = 0.0
for first in range(0, len(points), 500_000):
    part = shapely.points(points[first : first + 500_000])
    start = time.perf_counter()
    which, area = tree.query(part, predicate="within")
    seconds += time.perf_counter() - start
    found[first + which] = area
    numpy.add.at(owners, first + which, 1)

# Where the two differ, or GEOS sees none or several, a border must be near.
odd = numpy.flatnonzero((found != answers) | (owners > 1))
distances = numpy.array(
    [min(areas[a].boundary.distance(shapely.Point(points[p])) for a in tree.query(shapely.Point(points[p]).buffer(1e-6))) if len(tree.query(shapely.Point(points[p]).buffer(1e-6))) else 1.0 for p in odd]
)
near = int((distances < 1e-9).sum()) if len(odd) else 0
print(json.dumps({"perSecond": len(points) / seconds, "differing": int(len(odd) - near), "near": near}))
