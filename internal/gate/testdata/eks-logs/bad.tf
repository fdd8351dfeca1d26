resource "aws_eks_cluster" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "bad_some" {
  name                      = "invoices"
  role_arn                  = "arn:aws:iam::111111111111:role/eks"
  enabled_cluster_log_types = ["api", "audit"]
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
