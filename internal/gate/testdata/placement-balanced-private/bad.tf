resource "aws_subnet" "front" {
  map_public_ip_on_launch = true
}

resource "aws_instance" "bad_target" {
  ami       = "ami-1"
  subnet_id = aws_subnet.front.id
}

resource "aws_lb_target_group_attachment" "orders" {
  target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"
  target_id        = aws_instance.bad_target.id
}

resource "aws_autoscaling_group" "bad_group" {
  vpc_zone_identifier = [aws_subnet.front.id]
  target_group_arns   = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"]
}
