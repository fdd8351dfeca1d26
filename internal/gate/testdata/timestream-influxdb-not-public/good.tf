resource "aws_timestreaminfluxdb_db_instance" "metrics" {
  name = "metrics"
}
