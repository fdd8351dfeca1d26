resource "aws_network_acl" "bad_alone" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl" "bad_empty" {
  vpc_id     = "vpc-1"
  subnet_ids = []
}
