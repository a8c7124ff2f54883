"""ML-KEM-768 from the algorithms of FIPS 203, readable and slow.

Not constant time: Python's integers and lists are not, and nothing here tries. `Algorithm n` is FIPS 203's.
Polynomials are lists of 256 integers in 0 .. q-1.
"""

from hashlib import sha3_256, sha3_512, shake_128, shake_256
from hmac import compare_digest

Poly = list[int]

Q = 3329
N = 256
K = 3  # the 768 of the name: vectors of three polynomials; eta1 = eta2 = 2
DU, DV = 10, 4

POLY_BYTES = 384  # ByteEncode12
EK_BYTES = POLY_BYTES * K + 32
DK_BYTES = POLY_BYTES * K + EK_BYTES + 64
CT_BYTES = 32 * (DU * K + DV)


def _bit_rev7(i: int) -> int:
    return int(f"{i:07b}"[::-1], 2)


ZETAS = [pow(17, _bit_rev7(i), Q) for i in range(128)]
GAMMAS = [pow(17, 2 * _bit_rev7(i) + 1, Q) for i in range(128)]


def byte_encode(d: int, values: Poly) -> bytes:
    """Algorithm 5: d bits of each value, the lowest bit first."""
    packed = 0
    for i, value in enumerate(values):
        packed |= value << (d * i)
    return packed.to_bytes(32 * d, "little")


def byte_decode(d: int, data: bytes) -> Poly:
    """Algorithm 6. For d = 12 the values are reduced mod q, which `check_ek` relies on."""
    packed = int.from_bytes(data, "little")
    modulus = Q if d == 12 else 1 << d
    return [(packed >> (d * i) & ((1 << d) - 1)) % modulus for i in range(N)]


def compress(d: int, poly: Poly) -> Poly:
    """Section 4.2.1: round(2^d / q * x) mod 2^d; q is odd, so nothing is ever halfway."""
    return [((x << d) + Q // 2) // Q % (1 << d) for x in poly]


def decompress(d: int, poly: Poly) -> Poly:
    return [(x * Q + (1 << (d - 1))) >> d for x in poly]


def sample_ntt(seed: bytes) -> Poly:
    """Algorithm 7. hashlib squeezes a SHAKE once only, so it is asked for more until there is enough."""
    size = 168 * 4
    while True:
        stream = shake_128(seed).digest(size)
        values: Poly = []
        for i in range(0, size, 3):
            c0, c1, c2 = stream[i : i + 3]
            values += [v for v in (c0 | (c1 & 15) << 8, c1 >> 4 | c2 << 4) if v < Q]
            if len(values) >= N:
                return values[:N]
        size += 168


def sample_cbd2(data: bytes) -> Poly:
    """Algorithm 8 for eta = 2: the sum of two bits minus the sum of the next two."""
    bits = int.from_bytes(data, "little")
    nibbles = [bits >> (4 * i) & 15 for i in range(N)]
    return [((n & 1) + (n >> 1 & 1) - (n >> 2 & 1) - (n >> 3)) % Q for n in nibbles]


def ntt(poly: Poly) -> Poly:
    """Algorithm 9."""
    f, i, length = poly[:], 1, 128
    while length >= 2:
        for start in range(0, N, 2 * length):
            zeta, i = ZETAS[i], i + 1
            for j in range(start, start + length):
                t = zeta * f[j + length] % Q
                f[j + length], f[j] = (f[j] - t) % Q, (f[j] + t) % Q
        length //= 2
    return f


def ntt_inverse(poly: Poly) -> Poly:
    """Algorithm 10. 3303 is 128^-1 mod q."""
    f, i, length = poly[:], 127, 2
    while length <= 128:
        for start in range(0, N, 2 * length):
            zeta, i = ZETAS[i], i - 1
            for j in range(start, start + length):
                t = f[j]
                f[j], f[j + length] = (t + f[j + length]) % Q, zeta * (f[j + length] - t) % Q
        length *= 2
    return [x * 3303 % Q for x in f]


def multiply(f: Poly, g: Poly) -> Poly:
    """Algorithms 11 and 12."""
    h: Poly = []
    for i in range(0, N, 2):
        a0, a1, b0, b1 = f[i], f[i + 1], g[i], g[i + 1]
        h += [(a0 * b0 + a1 * b1 * GAMMAS[i // 2]) % Q, (a0 * b1 + a1 * b0) % Q]
    return h


def add(*polys: Poly) -> Poly:
    return [sum(column) % Q for column in zip(*polys)]


def dot(row: list[Poly], vector: list[Poly]) -> Poly:
    return add(*(multiply(a, b) for a, b in zip(row, vector)))


def _g(data: bytes) -> tuple[bytes, bytes]:
    digest = sha3_512(data).digest()
    return digest[:32], digest[32:]


def _prf(seed: bytes, counter: int) -> Poly:
    return sample_cbd2(shake_256(seed + bytes([counter])).digest(128))


def _polys(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


def _matrix(rho: bytes) -> list[list[Poly]]:
    return [[sample_ntt(rho + bytes([j, i])) for j in range(K)] for i in range(K)]


def keygen(d: bytes, z: bytes) -> tuple[bytes, bytes]:
    """Algorithms 13 and 16: (ek, dk) from a seed of 2 x 32 bytes."""
    rho, sigma = _g(d + bytes([K]))
    matrix = _matrix(rho)
    s = [ntt(_prf(sigma, i)) for i in range(K)]
    e = [ntt(_prf(sigma, K + i)) for i in range(K)]
    t = [add(dot(matrix[i], s), e[i]) for i in range(K)]
    ek = b"".join(byte_encode(12, p) for p in t) + rho
    dk = b"".join(byte_encode(12, p) for p in s) + ek + sha3_256(ek).digest() + z
    return ek, dk


def _encrypt(ek: bytes, m: bytes, r: bytes) -> bytes:
    """Algorithm 14."""
    t = [byte_decode(12, p) for p in _polys(ek[:-32], POLY_BYTES)]
    matrix = _matrix(ek[-32:])
    y = [ntt(_prf(r, i)) for i in range(K)]
    e1 = [_prf(r, K + i) for i in range(K)]
    e2 = _prf(r, 2 * K)
    u = [add(ntt_inverse(dot([matrix[j][i] for j in range(K)], y)), e1[i]) for i in range(K)]
    v = add(ntt_inverse(dot(t, y)), e2, decompress(1, byte_decode(1, m)))
    return b"".join(byte_encode(DU, compress(DU, p)) for p in u) + byte_encode(DV, compress(DV, v))


def _decrypt(dk_pke: bytes, c: bytes) -> bytes:
    """Algorithm 15."""
    split = 32 * DU * K
    u = [decompress(DU, byte_decode(DU, p)) for p in _polys(c[:split], 32 * DU)]
    v = decompress(DV, byte_decode(DV, c[split:]))
    s = [byte_decode(12, p) for p in _polys(dk_pke, POLY_BYTES)]
    noise = ntt_inverse(dot(s, [ntt(p) for p in u]))
    return byte_encode(1, compress(1, [(a - b) % Q for a, b in zip(v, noise)]))


def check_ek(ek: bytes) -> bool:
    """Section 7.2: the type check and the modulus check."""
    if len(ek) != EK_BYTES:
        return False
    return all(byte_encode(12, byte_decode(12, p)) == p for p in _polys(ek[:-32], POLY_BYTES))


def encapsulate(ek: bytes, m: bytes) -> tuple[bytes, bytes]:
    """Algorithms 17 and 20: (shared key, ciphertext); `m` is 32 random bytes."""
    if not check_ek(ek):
        raise ValueError("ek fails the checks of FIPS 203, section 7.2")
    key, r = _g(m + sha3_256(ek).digest())
    return key, _encrypt(ek, m, r)


def decapsulate(dk: bytes, c: bytes) -> bytes:
    """Algorithms 18 and 21. A wrong ciphertext gives a key of its own that nobody else has."""
    if len(c) != CT_BYTES or len(dk) != DK_BYTES:
        raise ValueError("dk or ciphertext of a wrong length: FIPS 203, section 7.3")
    split = POLY_BYTES * K
    dk_pke, ek, ek_hash, z = dk[:split], dk[split : split + EK_BYTES], dk[-64:-32], dk[-32:]
    if sha3_256(ek).digest() != ek_hash:
        raise ValueError("dk does not hold together: FIPS 203, section 7.3")
    m = _decrypt(dk_pke, c)
    key, r = _g(m + ek_hash)
    rejected = shake_256(z + c).digest(32)
    return key if compare_digest(_encrypt(ek, m, r), c) else rejected
