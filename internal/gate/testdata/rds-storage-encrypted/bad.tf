resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}

resource "aws_db_instance" "bad_false" {
  engine            = "mysql"
  storage_encrypted = false
}

resource "aws_db_instance" "bad_text" {
  engine            = "mysql"
  storage_encrypted = "false"
}

resource "aws_db_instance" "bad_null" {
  engine            = "mysql"
  storage_encrypted = null
}
