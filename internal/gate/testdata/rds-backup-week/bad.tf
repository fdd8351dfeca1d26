resource "aws_db_instance" "bad_few" {
  backup_retention_period = 3
}

resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}
