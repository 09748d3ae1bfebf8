"""Takes the footprints of granules in an area into a GeoPackage, with h5py and GDAL."""
import argparse
import glob
import operator
import os
import re

import h5py
from osgeo import ogr, osr

ogr.UseExceptions()
parser = argparse.ArgumentParser()
parser.add_argument("--aoi", required=True)
parser.add_argument("--granules", required=True)
parser.add_argument("--columns", nargs="+", default=["agbd", "l4_quality_flag", "shot_number"])
parser.add_argument("--query", default="")
parser.add_argument("--output_file", default="footprints.gpkg")
args = parser.parse_args()
columns = args.columns[0].split(",") if len(args.columns) == 1 else args.columns

area = None
areas = ogr.Open(args.aoi)
for feature in areas.GetLayer(0):
    part = feature.GetGeometryRef().Clone()
    area = part if area is None else area.Union(part)

system = osr.SpatialReference()
system.ImportFromEPSG(4326)
system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
result = ogr.GetDriverByName("GPKG").CreateDataSource(os.path.join("output", args.output_file))
layer = result.CreateLayer("footprints", system, ogr.wkbPoint)
layer.CreateField(ogr.FieldDefn("beam", ogr.OFTString))

OPERATORS = {"=": operator.eq, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
conditions = [re.fullmatch(r"(\w+) *(<=|>=|=|<|>) *(-?[\d.]+)", part.strip()) for part in args.query.split(" AND ") if part]
if None in conditions:
    parser.error(f"--query is '{args.query}', and only comparisons with AND between are known here")


def keep(row):
    return all(OPERATORS[condition[2]](row[condition[1]], float(condition[3])) for condition in conditions)


layer.StartTransaction()
for path in sorted(glob.glob(os.path.join(args.granules, "*.h5")), key=os.path.basename):
    with h5py.File(path) as file:
        for beam in sorted(name for name in file if name.startswith("BEAM")):
            group = file[beam]
            data = {column: group[column][:] for column in columns}
            for column, values in data.items():
                if layer.FindFieldIndex(column, 1) < 0:
                    layer.CreateField(ogr.FieldDefn(column, ogr.OFTReal if values.dtype.kind == "f" else ogr.OFTInteger64))
            for i, (x, y) in enumerate(zip(group["lon_lowestmode"][:], group["lat_lowestmode"][:])):
                point = ogr.Geometry(ogr.wkbPoint)
                point.AddPoint_2D(float(x), float(y))
                row = {column: values[i].item() for column, values in data.items()}
                if not keep(row) or not area.Intersects(point):
                    continue
                feature = ogr.Feature(layer.GetLayerDefn())
                feature["beam"] = beam
                for column, value in row.items():
                    feature[column] = value
                feature.SetGeometry(point)
                layer.CreateFeature(feature)
layer.CommitTransaction()
