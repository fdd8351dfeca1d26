resource "aws_neptune_cluster_instance" "bad" {
  publicly_accessible = true
}
