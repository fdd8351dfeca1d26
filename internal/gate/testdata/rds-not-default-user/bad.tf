resource "aws_db_instance" "bad" {
  username = "admin"
}

resource "aws_rds_cluster" "bad_cluster" {
  master_username = "Postgres"
}
