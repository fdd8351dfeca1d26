resource "aws_eks_node_group" "bad" {
  cluster_name  = "orders"
  node_role_arn = "arn:aws:iam::111111111111:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
  remote_access {
    ec2_ssh_key = "orders"
  }
}
