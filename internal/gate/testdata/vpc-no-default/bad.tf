resource "aws_default_vpc" "bad_default" {
  tags = { Name = "default" }
}
