resource "aws_rds_cluster" "bad_missing" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster" "bad_zero" {
  engine           = "aurora"
  backtrack_window = 0
}
