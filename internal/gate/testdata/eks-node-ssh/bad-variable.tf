variable "cluster_name" {
  default = "orders"
}

variable "node_role_arn" {
  default = "arn:aws:iam::111111111111:role/nodes"
}

variable "desired_size" {
  default = 1
}

variable "max_size" {
  default = 1
}

variable "min_size" {
  default = 1
}

variable "ec2_ssh_key" {
  default = "orders"
}

resource "aws_eks_node_group" "bad" {
  cluster_name  = var.cluster_name
  node_role_arn = var.node_role_arn
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = var.desired_size
    max_size     = var.max_size
    min_size     = var.min_size
  }
  remote_access {
    ec2_ssh_key = var.ec2_ssh_key
  }
}
