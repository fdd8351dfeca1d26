variable "kubernetes" {
  type = string
}

resource "aws_eks_cluster" "unsure" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  version  = var.kubernetes
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
