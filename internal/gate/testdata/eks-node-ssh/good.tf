resource "aws_eks_node_group" "orders" {
  cluster_name  = "orders"
  node_role_arn = "arn:aws:iam::111111111111:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
  remote_access {
    ec2_ssh_key               = "orders"
    source_security_group_ids = ["sg-1"]
  }
}

resource "aws_eks_node_group" "invoices" {
  cluster_name  = "invoices"
  node_role_arn = "arn:aws:iam::111111111111:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}
