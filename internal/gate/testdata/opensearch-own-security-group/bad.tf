resource "aws_elasticsearch_domain" "bad" {
  vpc_options {
    subnet_ids = ["subnet-0a"]
  }
}
