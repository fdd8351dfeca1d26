resource "random_password" "this" {
  length = 32
}

output "password" {
  value = random_password.this.result
}
