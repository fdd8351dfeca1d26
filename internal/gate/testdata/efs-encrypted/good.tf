resource "aws_efs_file_system" "orders" {
  encrypted = true
}
