resource "aws_location_tracker" "bad" {
  tracker_name = "orders"
}

resource "aws_location_geofence_collection" "bad" {
  collection_name = "orders"
}
