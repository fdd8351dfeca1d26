resource "aws_eks_cluster" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  version  = "1.34"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "invoices" {
  name     = "invoices"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_node_group" "invoices" {
  cluster_name  = aws_eks_cluster.invoices.name
  node_role_arn = "arn:aws:iam::111111111111:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}
