resource "aws_db_snapshot" "bad" {
  db_instance_identifier = "orders"
  shared_accounts        = ["all"]
}

resource "aws_db_cluster_snapshot" "bad_cluster" {
  db_cluster_identifier = "orders"
  shared_accounts       = ["123456789012", "all"]
}

resource "aws_db_snapshot_copy" "bad_copy" {
  shared_accounts = toset(["all"])
}
