resource "aws_internet_gateway" "bad_alone" {
  tags = { Name = "alone" }
}
