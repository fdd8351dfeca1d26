resource "aws_subnet" "everywhere" {
  vpc_id     = "vpc-1"
  cidr_block = "0.0.0.0/0"
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.everywhere.id]
}

resource "aws_db_instance" "bad_range" {
  db_subnet_group_name = aws_db_subnet_group.main.name
}
