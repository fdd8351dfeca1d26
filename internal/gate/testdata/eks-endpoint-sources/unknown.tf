variable "sources" {
  type = list(string)
}

resource "aws_eks_cluster" "unsure" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  vpc_config {
    subnet_ids          = ["subnet-1"]
    public_access_cidrs = var.sources
  }
}
