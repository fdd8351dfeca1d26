data "aws_ami" "amazon" {
  owners      = ["amazon"]
  most_recent = true

  filter {
    name   = "name"
    values = ["al2023-ami-*"]
  }
}

data "aws_ami" "filtered" {
  most_recent = true

  filter {
    name   = "owner-id"
    values = ["111111111111"]
  }
}

data "aws_ami" "exact" {
  filter {
    name   = "image-id"
    values = ["ami-1"]
  }
}
