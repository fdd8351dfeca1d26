resource "aws_subnet" "front" {
  map_public_ip_on_launch = true
}

resource "aws_subnet" "back" {
  map_public_ip_on_launch = false
}

resource "aws_iam_instance_profile" "each" {
  for_each = toset(["front", "back"])
  name     = each.key
}

resource "aws_instance" "front" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  subnet_id            = aws_subnet.front.id
  iam_instance_profile = aws_iam_instance_profile.each["front"].name
}

resource "aws_instance" "back" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  subnet_id            = aws_subnet.back.id
  iam_instance_profile = aws_iam_instance_profile.each["back"].name
}
