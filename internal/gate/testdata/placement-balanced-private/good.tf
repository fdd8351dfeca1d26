resource "aws_subnet" "front" {
  map_public_ip_on_launch = true
}

resource "aws_subnet" "back" {
  map_public_ip_on_launch = false
}

resource "aws_instance" "alone" {
  ami       = "ami-1"
  subnet_id = aws_subnet.front.id
}

resource "aws_instance" "target" {
  ami       = "ami-1"
  subnet_id = aws_subnet.back.id
}

resource "aws_lb_target_group_attachment" "orders" {
  target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"
  target_id        = aws_instance.target.id
}
