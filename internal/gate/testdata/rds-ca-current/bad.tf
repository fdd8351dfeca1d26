resource "aws_db_instance" "bad" {
  ca_cert_identifier = "rds-ca-2015"
}

resource "aws_rds_cluster_instance" "bad_member" {
  ca_cert_identifier = "rds-ca-2019"
}
