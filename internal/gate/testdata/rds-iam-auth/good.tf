resource "aws_db_instance" "orders" {
  engine                              = "postgres"
  iam_database_authentication_enabled = true
}

resource "aws_db_instance" "cannot" {
  engine = "oracle-ee"
}

resource "aws_rds_cluster" "orders" {
  engine                              = "aurora-mysql"
  iam_database_authentication_enabled = true
}
