resource "aws_efs_file_system" "orders" {
  tags = { owner = "orders" }
}
