variable "sources" {
  default = ["0.0.0.0/0"]
}

resource "aws_eks_cluster" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "bad_open" {
  name     = "invoices"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  vpc_config {
    subnet_ids          = ["subnet-1"]
    public_access_cidrs = var.sources
  }
}
