resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}

resource "aws_db_instance" "bad_false" {
  engine   = "postgres"
  multi_az = false
}
