variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/eks"
}

variable "authentication_mode" {
  default = "CONFIG_MAP"
}

resource "aws_eks_cluster" "bad" {
  name     = "orders"
  role_arn = var.role_arn
  access_config {
    authentication_mode = var.authentication_mode
  }
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
