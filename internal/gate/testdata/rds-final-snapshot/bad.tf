resource "aws_db_instance" "bad" {
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "bad_cluster" {
  skip_final_snapshot = "true"
}
