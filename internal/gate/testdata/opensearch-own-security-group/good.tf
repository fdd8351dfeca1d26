resource "aws_elasticsearch_domain" "orders" {
  vpc_options {
    subnet_ids         = ["subnet-0a"]
    security_group_ids = [aws_security_group.search.id]
  }
}

resource "aws_security_group" "search" {
  name = "search"
}
