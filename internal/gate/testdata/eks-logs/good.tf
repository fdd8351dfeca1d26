locals {
  logs = ["api", "audit", "authenticator"]
}

resource "aws_eks_cluster" "orders" {
  name                      = "orders"
  role_arn                  = "arn:aws:iam::111111111111:role/eks"
  enabled_cluster_log_types = concat(local.logs, ["controllerManager", "scheduler"])
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
