resource "aws_timestreamwrite_database" "bad" {
  database_name = "metrics"
}
