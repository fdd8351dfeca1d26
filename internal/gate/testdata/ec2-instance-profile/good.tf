resource "aws_iam_instance_profile" "orders" {
  name = "orders"
}

resource "aws_instance" "own" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.orders.name
}

resource "aws_launch_template" "orders" {
  iam_instance_profile {
    name = aws_iam_instance_profile.orders.name
  }
}

resource "aws_instance" "from_template" {
  launch_template {
    id = aws_launch_template.orders.id
  }
}
