resource "aws_opensearch_domain" "orders" {
  vpc_options {
    subnet_ids = ["subnet-0a"]
  }
}
