module "database" {
  source = "./database"
}

output "bad_url" {
  value = "postgres://orders:${module.database.password}@db.cambio.example/orders"
}
