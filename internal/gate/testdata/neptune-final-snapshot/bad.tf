resource "aws_neptune_cluster" "bad" {
  skip_final_snapshot = true
}
