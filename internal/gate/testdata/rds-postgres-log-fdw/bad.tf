resource "aws_db_instance" "bad" {
  engine         = "postgres"
  engine_version = "13.2"
}

resource "aws_db_instance" "bad_old" {
  engine         = "postgres"
  engine_version = "9.6.21"
}

resource "aws_rds_cluster" "bad_cluster" {
  engine         = "aurora-postgresql"
  engine_version = "11.6"
}
