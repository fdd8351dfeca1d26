resource "aws_rds_cluster" "bad" {
  cluster_identifier = "orders"
}

resource "aws_ebs_volume" "bad_volume" {
  availability_zone = "eu-west-1a"
}

resource "aws_efs_file_system" "files" {}

resource "aws_backup_selection" "files" {
  name      = "files"
  plan_id   = "daily"
  resources = [aws_efs_file_system.files.arn]
}
