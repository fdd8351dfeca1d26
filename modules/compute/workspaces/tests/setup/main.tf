# A directory for the module under test.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

resource "aws_vpc" "this" {
  cidr_block = "10.250.0.0/20"
}

resource "aws_subnet" "this" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 4, count.index)
  availability_zone = "us-east-1${["b", "d"][count.index]}"
}

resource "aws_directory_service_directory" "this" {
  name     = "corp.cambio.example"
  password = "not-a-secret-of-anything-1"
  size     = "Small"

  vpc_settings {
    vpc_id     = aws_vpc.this.id
    subnet_ids = aws_subnet.this[*].id
  }
}

output "directory_id" {
  value = aws_directory_service_directory.this.id
}

output "subnet_ids" {
  value = aws_subnet.this[*].id
}
