resource "aws_db_instance" "bad" {
  publicly_accessible = true
}

resource "aws_rds_cluster_instance" "bad_member" {
  publicly_accessible = true
}
